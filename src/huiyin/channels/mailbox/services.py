"""The verbs of the channel: each takes the owner and the moment."""

from huiyin.channels.mailbox.accounts import remove, set_up, try_account
from huiyin.channels.mailbox.composing import change_letter, prepare
from huiyin.channels.mailbox.confirming import Chosen, bring_back, change_opening, confirm, dismiss
from huiyin.channels.mailbox.fetching import fetch
from huiyin.channels.mailbox.importing import import_path, import_stream, import_text
from huiyin.channels.mailbox.rooms import Rendered, letter_for, letters_of
from huiyin.channels.mailbox.sending import discard, it_did_not, it_went, save_draft, send, send_many, settle
from huiyin.channels.mailbox.signing_in import begin_sign_in, end_sign_in

__all__ = [
    "Chosen",
    "Rendered",
    "begin_sign_in",
    "bring_back",
    "change_letter",
    "change_opening",
    "confirm",
    "discard",
    "dismiss",
    "end_sign_in",
    "fetch",
    "import_path",
    "import_stream",
    "import_text",
    "it_did_not",
    "it_went",
    "letter_for",
    "letters_of",
    "prepare",
    "remove",
    "save_draft",
    "send",
    "send_many",
    "set_up",
    "settle",
    "try_account",
]
