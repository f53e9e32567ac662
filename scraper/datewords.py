"""The words and shapes in which dates are written: tables and patterns for `scraper.dates`.

All patterns read folded text (`fold`): lower case, no accents, plain quotes and dashes. Month names and relative
words in English, French, German, Spanish, Italian, Portuguese and Dutch.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes and dashes, single spaces: the form in which words are compared."""
    flat = unicodedata.normalize("NFKD", text.casefold())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    return " ".join(flat.replace("’", "'").replace("−", "-").replace("\u200b", "").split())


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH_WORDS = (
    "january jan janvier janv januar janner jaenner enero ene gennaio gen janeiro januari",
    "february feb februar fevrier fevr fev febrero febbraio fevereiro februari",
    "march mar mars marz maerz mrz marzo marco maart mrt",
    "april apr avril avr abril abr aprile",
    "may mai mayo maggio mag maio mei",
    "june jun juin juni junio giugno giu junho",
    "july jul juillet juil juli julio luglio lug julho",
    "august aug aout agosto ago augustus",
    "september sept sep septembre septiembre setiembre settembre set setembro",
    "october oct octobre oktober okt octubre ottobre ott outubro out",
    "november nov novembre noviembre novembro",
    "december dec decembre dezember dez diciembre dic dicembre dezembro",
)
#: folded month names (lower case, no accents) and their numbers
MONTHS = {name: number for number, names in enumerate(_MONTH_WORDS, 1) for name in names.split()}

_UNIT_WORDS = {
    "second": "second seconds sec secs sekunde sekunden seconde secondes segundo segundos secondo secondi "
    "seconden",
    "minute": "minute minutes min mins minuten minuto minutos minuti minuut",
    "hour": "hour hours hr hrs h stunde stunden std heure heures hora horas ora ore uur uren",
    "day": "day days d tag tage tagen jour jours dia dias giorno giorni dag dagen",
    "week": "week weeks wk wks w woche wochen semaine semaines semana semanas settimana settimane weken",
    "month": "month months mo mos monat monate monaten mois mes meses mese mesi maand maanden",
    "year": "year years yr yrs y jahr jahre jahren an ans annee annees ano anos anno anni jaar jaren",
}
UNITS = {word: unit for unit, words in _UNIT_WORDS.items() for word in words.split()}
_DAYS_BACK = {
    0: "today|just now|now|a few (?:seconds|moments|minutes) ago|moments ago|heute|gerade eben|aujourd'hui|"
    "a l'instant|hoy|ahora mismo|hace un momento|oggi|proprio ora|adesso|hoje|agora mesmo|ha pouco|"
    "vandaag|zojuist",
    1: "yesterday|gestern|hier|ayer|ieri|ontem|gisteren",
    2: "the day before yesterday|vorgestern|avant-hier|anteayer|antes de ayer|l'altro ieri|anteontem|eergisteren",
}
ZONES = {"edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7, "pst": -8}


_MONTH = rf"(?P<month>{_any(MONTHS)})(?![a-z])"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th|er|o|a|ten|\.)?(?![0-9])"
_YEAR = r"(?P<year>[0-9]{4})(?![0-9])"
_OF = r"(?:\s*\b(?:de|del|of|do|d')\s*)?"
_GAP = r"[\s.,/-]{0,3}"
_NUMBER_START = r"(?<![0-9/.:-])"
COMPLETE = (
    re.compile(
        rf"{_NUMBER_START}(?P<year>[0-9]{{4}})([-/.])(?P<month_no>[0-9]{{1,2}})\2(?P<day>[0-9]{{1,2}})(?![0-9/])"
    ),
    re.compile(
        rf"{_NUMBER_START}(?P<first>[0-9]{{1,2}})(?P<sep>[/.-])\s?(?P<second>[0-9]{{1,2}})(?P=sep)\s?{_YEAR}"
    ),
    # a year of two digits only where the time of day follows (RFC 2822, 4.3)
    re.compile(
        rf"(?<![0-9/:]){_DAY}{_GAP}{_OF}{_MONTH}{_GAP}{_OF}"
        r"(?:(?P<year>[0-9]{4})(?![0-9])|(?P<short>[0-9]{2})(?=\s+[0-9]{1,2}:[0-9]{2}))"
    ),
    re.compile(rf"(?<![a-z]){_MONTH}{_GAP}{_OF}{_DAY}(?:{_GAP}{_OF}){_YEAR}"),
    re.compile(rf"(?<![0-9/.:-]){_YEAR}[\s,/-]{{1,3}}{_MONTH}{_GAP}{_DAY}"),
    re.compile(r"(?P<year>[0-9]{4})\s?年\s?(?P<month_no>[0-9]{1,2})\s?月\s?(?P<day>[0-9]{1,2})\s?日"),
)
TIME = re.compile(
    r"(?:t|[\s,|·-]{0,3}(?:\b(?:at|um|a|as|alle|om)\s+)?)(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?![0-9])"
    r"(?::(?P<second>[0-9]{2})(?:[.,](?P<fraction>[0-9]{1,9})[0-9]*)?)?\s?"
    r"(?:(?P<half>[ap])\.?\s?m\b\.?)?\s?(?:uhr\b\s?)?"
    r"(?:(?:(?:utc|gmt|ut|z)\s?)?(?P<offset>[+-][0-9]{2}(?::?[0-9]{2})?)(?![0-9:])"
    r"|(?P<utc>utc|gmt|ut|z)(?![a-z])|(?P<zone>[ecmp][sd]t)(?![a-z]))?"
)
MONTH_ONLY = re.compile(rf"{_MONTH}{_GAP}{_OF}{_YEAR}|(?P<y>[0-9]{{4}})-(?P<month_no>[0-9]{{2}})")
YEARLESS = re.compile(
    rf"(?P<d1>[0-9]{{1,2}})(?:st|nd|rd|th|er|o|\.)?{_GAP}{_OF}{_MONTH}\.?"
    rf"|(?P<m2>{_any(MONTHS)}){_GAP}(?P<d2>[0-9]{{1,2}})(?:st|nd|rd|th)?\.?"
)
_UNIT = rf"(?P<unit>{_any(UNITS)})"
_AMOUNT = r"(?P<amount>[0-9]{1,4}|an?|one|un[ae']?|uno|um|uma|einem|einer|een)"
RELATIVE = (
    re.compile(rf"(?:about |over |almost )?{_AMOUNT}\s?{_UNIT}\s(?:ago|fa|geleden|atras)"),
    re.compile(rf"(?:vor|il y a|hace|ha)\s(?:etwa |environ |cerca de )?{_AMOUNT}\s{_UNIT}(?: atras)?"),
)
BACK = {days: re.compile(words) for days, words in _DAYS_BACK.items()}

COPYRIGHT = re.compile(r"©|\(c\)|\bcopyright\b|all rights reserved")
UPDATED = re.compile(
    r"\b(?:updated|modified|edited|aktualisiert|geandert|mis a jour|modifie|actualizado|aggiornato|atualizado|"
    r"bijgewerkt)\b[^0-9]{0,20}$"
)
#: "11/5/20256 min read": a year and a reading time without a space
GLUED = re.compile(r"(?<=[/.,\s-])((?:19|20)[0-9]{2})([0-9]{1,2}\s?min)")
BASIC_ISO = re.compile(r"\b([0-9]{4})([0-9]{2})([0-9]{2})t([0-9]{2}):?([0-9]{2}):?([0-9]{2})?(?![0-9])")
#: asctime and date(1): the year behind the time
YEAR_LAST = re.compile(r"\b([a-z]{3} [0-9]{1,2}) ([0-9]{2}:[0-9]{2}:[0-9]{2})( [a-z]{3,4})? ([0-9]{4})$")
READING = re.compile(
    r"(?<![\s,|·•-])[\s,|·•-]*+[0-9]{1,3}\s?(?:min|mins|minutes?|minuten|minutos|minuti)\.?\s"
    r"(?:read|reading|de lecture|lesezeit|de lectura|di lettura|de leitura|leestijd|lesedauer)(?s:.*)"
)
#: "Sep 16 Written By Jon Norris"
BYLINE = re.compile(r"(?<!\s)\s++(?:(?:written|posted)\s+)?by\b(?s:.*)")
LEAD = re.compile(
    r"^(?:[\s•·|,:~–—-]+|(?:last|first|originally|zuletzt|updated|modified|edited|posted|published|publication|"
    r"written|created|writer|date|datum|fecha|data|on|le|am|vom|el|il(?! y a)|em|op|den|aktualisiert|geandert|"
    r"veroffentlicht|erstellt|publie|mis a jour|modifie|"
    r"publicado|actualizado|atualizado|pubblicato|aggiornato|geplaatst|gepubliceerd|bijgewerkt|"
    r"mon|monday|tues?|tuesday|wed|wednesday|thu|thurs?|thursday|fri|friday|sat|saturday|sun|sunday|"
    r"montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|miercoles|jueves|viernes|sabado|domingo|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|"
    r"segunda-feira|terca-feira|quarta-feira|quinta-feira|sexta-feira|"
    r"maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b[.:,]?|"
    r"(?:mo|di|mi|do|fr|sa|so|lun|mer|jeu|ven|sam|dim|mie|jue|vie|sab|dom|gio|ma|wo|vr|za|zo)\.,?)\s*"
)
