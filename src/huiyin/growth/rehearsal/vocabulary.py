"""The words of the rehearsal: what a candidate's turn may mean, and what HR may have asked just before it."""

from typing import Literal, get_args

Intent = Literal[
    "greet",
    "introduce",
    "convenient",
    "ask_result",
    "ask_when",
    "ask_why",
    "keen",
    "offer_terms",
    "propose",
    "thank",
    "understand",
    "close",
    "ask_introduction",
    "accept_introduction",
    "decline_introduction",
    "stay",
    "answer",
    "small_talk",
    "press",
    "blame",
    "insult",
    "beg",
    "presume",
    "silence",
    "unclear",
]
Asked = Literal[
    "who", "start_date", "pay", "still_interested", "introduction", "call_back", "anything_else", "send_plan"
]

INTENTS: tuple[Intent, ...] = get_args(Intent)
ASKED: tuple[Asked, ...] = get_args(Asked)
HURTS: tuple[Intent, ...] = ("insult", "blame", "press", "presume", "beg")
"""What costs goodwill, gravest first."""
