"""The words of English days, as one pattern whose named groups tell the kinds apart."""

import re

from huiyin.language.text.dates.words import ENGLISH_NUMBERS, MONTH, WEEKDAY, compiled, either

_WD = rf"(?:{WEEKDAY})(?![a-z0-9])"
_MONTH = rf"(?:{MONTH})(?![a-z])(?:\.(?=\s?\d|,\s?\d))?"
_ND = r"(?:st|nd|rd|th)"
_NUMBER = rf"(?:\d{{1,3}}|{either(ENGLISH_NUMBERS)})"
_WK = r"(?:weeks?|wks?|wk)"
_NEXT = r"(?:next|nxt|nex|following|coming|this|last|past|previous)"
_NOT_A_DAY = (
    r"(?!\s*(?:round|interview|floor|stage|candidate|place|choice|person|time|century|year|avenue|street|ave|grade|edition|batch|"
    r"cohort|half|quarter|attempt|option|one|call|test|phase|reference|job|role|hire|step|meeting|chance|list|seat))"
)
_FIRST = (
    r"mon|tu[es]|we[dn]|th[ru]|fri|fir|fry|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|the\s|nex|nxt|foll|comi|this|last|past"
    r"|prev|an?\s|one|two|three|four|five|six|seven|eight|nine|ten|ele|twel|twen|thirt|fort|fift|coup|very|end|start|begi|mid|earl|late|latt|firs|seco|thir|tail|open|clos|fina"
    r"|back|month|year|week|wk|eo[mywdb]|cob|with|in\s|insi|over|duri|under|allo|take|need|expe|gi[vm]|abou|arou|roug|appr|anot|up\s|at\s"
    r"|mayb|prob|say\s|day\s|tom|toda|that|same|muns|thirs|thers|teu|set|agu|ags|b4|xmas|chri|eas|1st|48|tmr|tmw|2mo|2da|2ni|toni|by\s|befo|unti|till|vali|you\s|tues|ahea"
)
"""How the first words of days begin: most words of a text are none of these, and are passed over quickly."""
DAYS = compiled(
    rf"""(?<![a-z0-9])(?=\d|{_FIRST})(?:
      (?P<iso>(?<![/.\d-])(?P<iso_y>20\d\d)\s?[-/.年]\s?(?P<iso_m>\d{{1,2}})\s?[-/.月]\s?(?P<iso_d>\d{{1,2}})(?:\s?[日号])?(?![\d]))
    | (?P<dm>(?:(?P<dm_w>{_WD})\.?,?\s+(?:the\s+)?|the\s+)?(?P<dm_d>\d{{1,2}}){_ND}?(?:\s?(?:-|to|and|or|/|until)\s?(?P<dm_e>\d{{1,2}}){_ND}?)?\s?(?:-|(?:of\s+)?)(?P<dm_m>{_MONTH})
          (?:,?\s+(?P<dm_y>20\d\d))?(?![a-z0-9]))
    | (?P<mdy>(?:(?P<mdy_w>{_WD})\.?,?\s+)?(?P<mdy_m>{_MONTH})\s?(?:the\s+)?(?P<mdy_d>\d{{1,2}}){_ND}?(?:\s?(?:-|to|and|or|/)\s?(?P<mdy_e>\d{{1,2}}){_ND}?(?![\d:]))?
          (?:,?\s+(?P<mdy_y>20\d\d))?(?![a-z0-9%:]|\s?(?:[ap]m|people|of\s+(?:our|the|them))\b))
    | (?P<num>(?<![/.:$€£¥#-])(?P<num_a>\d{{1,2}})(?P<num_s>[/.])(?P<num_b>\d{{1,2}})(?:(?P=num_s)(?P<num_y>20\d\d|\d\d))?(?![\d/:%]|\.\d|\s?(?:of|的|hours|km|kg|inch)\b|"))
    | (?P<wn>(?P<wn_w>{_WD})\.?,?\s+(?:the\s+)?(?P<wn_d>\d{{1,2}}){_ND}(?![a-z]))
    | (?P<nth>(?:the\s+|(?<=by\s)|(?<=on\s)|(?<=before\s)|(?<=until\s)|(?<=till\s)|(?<=or\s)|(?<=to\s)|(?<=til\s)|(?<=b4\s)|(?<=come\s)|(?<=say\s)|(?<=w/e\s)|(?<=w/c\s)|(?<=ending\s)|(?<=from\s))(?P<nth_d>\d{{1,2}}){_ND}(?![a-z]){_NOT_A_DAY})
    | (?P<wf>(?P<wf_n>{_NUMBER})\s+(?:{_WK}|(?P<wf_f>fortnights?))\s+(?:(?:from|on|after|come)\s+)?(?:this\s+|next\s+)?(?P<wf_w>{_WD}|today|tomorrow|tmrw|now))
    | (?P<ww>(?P<ww_w>{_WD})\s+(?:week|wk)(?![a-z]|\s+(?:of|commencing|beginning)))
    | (?P<nwd>(?:the\s+)?(?P<nwd_r>{_NEXT})\s+{_WK}(?:'s)?,?\s+(?:on\s+)?(?P<nwd_w>{_WD}))
    | (?P<wd>(?:(?:the\s+)?(?P<wd_r>{_NEXT})\s+)?(?P<wd_w>{_WD})(?:\s*(?:-|to|/|or|and)\s*(?P<wd_e>{_WD}))?(?:,?\s+(?:of\s+)?(?P<wd_k>next|nxt|this|the\s+following)\s+{_WK}(?![a-z]))?)
    | (?P<part>(?:the\s+)?(?P<part_p>(?:very\s+)?(?:end|start|beginning|middle|early|mid|late|later|latter\s+part|first\s+half|second\s+half|back\s+end|tail\s+end|(?:first|opening|last|final|closing)\s+(?:few\s+|couple\s+of\s+)?days|(?:first|early|last)\s+part|latter\s+half|first\s+week|second\s+week|third\s+week|last\s+week)|(?:month|year|week)(?:'s)?)
          (?:\s+(?:of|in|part\s+of)|-|\s)\s*(?:the\s+)?(?P<part_u>(?:(?:this|next|nxt|following|coming|the)\s+)?(?:{_WK}|month|mth|year|yr)|(?:this|next|nxt)\s+(?:week|month|year)|end|{_MONTH}(?!\s?\d))(?![a-z]))
    | (?P<eom>eom|eoy|eow)(?![a-z])
    | (?P<later>(?:(?:on|later)\s+)?(?:the|that)\s+(?:very\s+)?same\s+(?:day|morning|afternoon|evening|night)|(?<![a-z]\s)same\s+day|same\s+day(?=\s*(?:$|[,.;!?)\n]))
          |(?:later\s+)?that\s+(?:very\s+)?(?:day|afternoon|evening|night)(?!\s+(?:we|i|you|was|is|were)\b)
          |(?:on\s+)?the\s+(?:very\s+)?(?P<later_n>next|following)\s+(?P<later_w>working\s+|business\s+)?(?:day|morning|afternoon|evening)
          |the\s+(?P<later_a>(?:very\s+)?(?:working\s+|business\s+)?day\s+after)(?!\s+(?:tomorrow|tmrw|easter|the|your|our|my|we|you|i|christmas|xmas|mon|tue|wed|thu|fri|sat|sun|\d))
          |(?P<later_c>{_NUMBER})\s+(?P<later_k>working\s+|business\s+)?days?\s+(?:later|after\s+that))(?![a-z])
    | (?P<tt>this\s+time\s+(?:(?P<tt_t>tomorrow|tmrw)|(?:next|nxt|nex)\s+(?P<tt_u>{_WK}|month|mth)|(?P<tt_w>{_WD})))(?![a-z])
    | (?P<dur>(?:(?P<dur_f>valid\s+for|you\s+have|within|in|inside|over|during|under|allow|takes?|need|needs|expect|gimme|give\s+(?:us|me|it|him|her|them))\s+)?(?P<dur_m>(?:(?:the|about|around|roughly|approximately|approx|another|a\s+further|next|nxt|coming|following|up\s+to|at\s+least|a\s+good|maybe|probably|prob|say)\s+){{0,4}})
          (?:(?P<dur_a>{_NUMBER})(?:\s?(?:-|to|or)\s?(?P<dur_b>{_NUMBER}))?(?:\s+of)?[\s-]?(?:(?:full|clear|calendar|more|further|extra)\s+)?|(?<=another\s)|(?<=next\s)|(?<=coming\s))
          (?P<dur_u>(?:working|work|business|wkg|biz|bus)[\s-]?(?:days?|d)|days?|{_WK}|fortnights?|months?|mths?|hours?|hrs?|h)(?![a-z0-9])(?P<dur_s>(?:'s?)?\s+time|\s+or\s+(?:so|two|thereabouts)|\s+from\s+(?:now|today)|\s+max(?:imum)?|'?ish)?)
    | (?P<wan>(?:the\s+)?week\s+after\s+next(?![a-z]))
    | (?P<wk>(?:the\s+)?(?:later\s+)?(?P<wk_r>{_NEXT}|the)\s+(?P<wk_u>{_WK}|month|mth|weekend|wkend|wknd|fortnight)(?![a-z]|'s))
    | (?P<rel>(?:the\s+)?day\s+after\s+(?:tomorrow|tmrw)|(?:tomorrow|tmrw)\s+week|tomorrow|tomorow|tommorow|tommorrow|tmrw|tmr|tmw|tomoz|2moro|2morrow|today|2day|tonight|tonite|2nite|this\s+(?:morning|afternoon|arvo|evening)
          |later\s+(?:on\s+)?today)(?![a-z])(?!(?<=today)'s)
    | (?P<eod>(?:by|before)\s+(?:the\s+)?(?:cob|eod|eob|close\s+of\s+(?:business|play|day)|end\s+of\s+(?:the\s+)?(?:day|business|play)|noon|midday|lunch(?:time)?|midnight|\d{{1,2}}(?::\d\d)?\s?(?:[ap]m|o'?clock))|(?:before|b4)\s+(?:1[0-2]|[1-9])(?:[:.][0-5]\d)?(?=\s*(?:$|[.;!?)\n]))|eod|cob)(?![a-z])
          (?!\s*(?:(?:on|of|this|next|nxt|the|est|edt|et|pst|pt|gmt|bst|cet|ist)\s+){{0,4}}(?:{_WD}|{_MONTH}|tom|tmr|tmw|today|\d|[周下本这星礼明后今]))
    | (?P<xmas>(?:by|before|b4|this\s+side\s+of|ahead\s+of)\s+(?:christmas|xmas))(?!\s+(?:eve|day)\b)(?![a-z])
    | (?P<east>(?:(?:the\s+)?(?P<east_a>day|tuesday|tues|tue)\s+(?:straight\s+)?after|(?P<east_b>before|by|this\s+side\s+of|ahead\s+of))\s+(?:the\s+)?easter(?:\s+(?:monday|weekend|break|holidays?))?)(?![a-z])
    | (?P<out>(?:by|before)\s+(?:the\s+)?(?P<out_u>week|month|year)(?:'s|\s+is|s)?\s+(?:out|over|through|ends?|end|finishes|closes)(?![a-z]))
    | (?P<mo>(?:(?:by|in|before|until|till|during|next)\s+){_MONTH}(?!\.?\s*(?:the\s+)?\d{{1,2}}(?!\d))(?!\s+(?:we|i|you|be|have|not|the|well)\b)(?:,?\s+(?P<mo_y>20\d\d))?(?![a-z0-9]))
    )"""
)
_GO = re.compile(
    r"\d|(?<![a-z])(?:mon|tu|we[dn]|th[ur]|fr[iy]|fir|sat|sun|jan|feb|mar|apr|may|ju[nl]|aug|sep|oct|nov|dec|w(?:ee)?ks?|month|mth|mid|early|late|tod|tom|tmr|tmw|toni|end|e[oc]|cob|close|noon|lunch|midday|midnight|day|hour|hrs|fortn|within|this|2)|days?|hours?|days\b|week|month|year|xmas|christmas|easter|same|b4|before\s\d"
)


def may_hold_days(plain: str) -> bool:
    """Whether an English day can be in the text at all."""
    return _GO.search(plain) is not None
