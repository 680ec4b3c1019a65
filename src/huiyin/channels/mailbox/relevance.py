"""Does a mail concern an opening? By its thread, its addresses, and company names; by what was confirmed before."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser

from huiyin.channels.mailbox.glimpse import Glimpse
from huiyin.channels.mailbox.models import Account, Direction, Letter, Suggestion
from huiyin.channels.mailbox.names import domain_of, is_hiring, is_weak, names_of, pattern_of, squeezed
from huiyin.journal.models import Event, Involvement, Opening
from huiyin.language.text.normalise import normalise

LEAST_TITLE = 2


@dataclass(frozen=True, slots=True)
class Match:
    """The opening that a mail concerns and why: a word of WHYS in wording.py, and what was found."""

    opening_id: int
    why: str
    words: str = ""


@dataclass
class Known:
    """What is known of a person's openings, as far as mail may point at it.

    `threads`: Message-IDs · `addresses`, `domains`: whose mail counts · `names`: company names · `ignored`: senders that
    were dismissed · `own`: the person's addresses · `titles`: role by opening, the liveliest first.
    """

    threads: dict[str, int] = field(default_factory=dict)
    addresses: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    domains: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    ignored: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    titles: dict[int, str] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    @classmethod
    def of(cls, owner: AbstractBaseUser) -> "Known":
        """Read from the journal and from what was confirmed and dismissed. A constant number of queries."""
        known = cls()
        openings = Opening.objects.filter(owner_id=owner.pk, is_example=False)
        for opening in sorted(openings, key=lambda one: (one.is_open, one.updated_at), reverse=True):
            known.titles[opening.pk] = normalise(opening.title).plain
            for name in names_of(opening.company):
                known.names[name].append(opening.pk)
        known._learn_people(owner)
        known._learn_threads(owner)
        known._learn_decisions(owner)
        accounts = Account.objects.filter(owner_id=owner.pk).values_list("address", flat=True)
        known.own = {address.lower() for address in accounts}
        known._compile()
        return known

    def _learn_people(self, owner: AbstractBaseUser) -> None:
        rows = Involvement.objects.filter(owner_id=owner.pk).exclude(person__email="")
        for email, opening_id in rows.values_list("person__email", "opening_id"):
            self._add(self.addresses, email.lower(), opening_id)

    def _learn_threads(self, owner: AbstractBaseUser) -> None:
        rows = Event.objects.filter(owner_id=owner.pk, source_ref__startswith="<")
        self.threads.update(rows.values_list("source_ref", "opening_id"))
        letters = Letter.objects.filter(owner_id=owner.pk, opening_id__isnull=False)
        for message_id, opening_id, to in letters.values_list("message_id", "opening_id", "to"):
            self.threads[message_id] = opening_id
            self._add(self.addresses, to.lower(), opening_id)

    def _learn_decisions(self, owner: AbstractBaseUser) -> None:
        """What was confirmed for an opening counts for it next time; who was only ever dismissed is not asked about again."""
        told = Suggestion.of(owner).filter(source="mail").order_by("pk")
        taken_in = dict(
            Event.objects.filter(owner_id=owner.pk)
            .exclude(source_ref="")
            .values_list("source_ref", "opening_id")
        )
        columns = ("ref", "thread", "address", "direction", "opening_id", "dismissed_at", "taken")
        for ref, thread, address, direction, chosen, dismissed_at, taken in told.values_list(*columns):
            opening_id = taken_in.get(ref, chosen)
            if dismissed_at is None and opening_id in self.titles:
                for one in (ref, *thread):
                    self.threads.setdefault(one, opening_id)
            if taken and opening_id in self.titles and direction == Direction.RECEIVED:
                self._add(self.addresses, address, opening_id)
                self._add(self.domains, domain_of(address), opening_id)
            elif dismissed_at is not None and not taken:
                self.ignored.add(address)
        # Somebody who was once taken at their word, or stands in the journal, is heard on.
        self.ignored -= set(self.addresses)

    def _add(self, kind: dict[str, list[int]], word: str, opening_id: int) -> None:
        if word and opening_id not in kind[word]:
            kind[word].append(opening_id)

    def _compile(self) -> None:
        names = sorted(self.names, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(pattern_of, names))) if names else None

    def learn_thread(self, ids: Iterable[str], opening_id: int) -> None:
        """Messages of the same thread belong to the same opening."""
        for one in filter(None, ids):
            self.threads.setdefault(one, opening_id)

    def direction(self, mail: Glimpse) -> str:
        return Direction.SENT if mail.address in self.own else Direction.RECEIVED

    def match(self, mail: Glimpse) -> Match | None:
        """The opening that the mail concerns; None where it concerns none, or its sender was dismissed."""
        for one in (mail.message_id, *reversed(mail.thread)):
            if one in self.threads and self.threads[one] in self.titles:
                return Match(self.threads[one], "thread")
        others = mail.to if mail.address in self.own else (mail.address,)
        if mail.address in self.ignored:
            return None
        subject, start = normalise(mail.subject).plain, normalise(mail.start).plain
        for address in others:
            if address in self.addresses:
                return Match(self._one(self.addresses[address], subject, start), "address", address)
        return self._by_domain(mail, others, subject, start) or self._by_name(mail, subject, start)

    def _by_domain(self, mail: Glimpse, others: tuple[str, ...], subject: str, start: str) -> Match | None:
        for address in others:
            domain = domain_of(address)
            if domain in self.domains and (not mail.bulk or is_hiring(subject, start)):
                return Match(self._one(self.domains[domain], subject, start), "domain", domain)
            bare = re.sub(r"[^a-z0-9]", "", domain)
            for name, openings in self.names.items():
                if (short := squeezed(name)) and short in bare and is_hiring(subject, start):
                    return Match(self._one(openings, subject, start), "domain", domain)
        return None

    def _by_name(self, mail: Glimpse, subject: str, start: str) -> Match | None:
        if self._pattern is None:
            return None
        sender = "" if mail.address in self.own else normalise(mail.sender).plain
        for place, text in (("sender", sender), ("subject", subject), ("text", start)):
            found = self._pattern.search(text)
            if found is None:
                continue
            name = " ".join(found[0].split())
            # What goes to many at once, or holds the name only in passing, is mostly no word of HR's.
            if mail.bulk and place == "text":
                continue
            passing = is_weak(name) or mail.bulk or place == "text" or sender == ""
            if passing and not is_hiring(subject, start):
                continue
            return Match(self._one(self.names[name], subject, start), f"name_in_{place}", name)
        return None

    def named_in(self, plain: str) -> int | None:
        """The opening whose company is named in a normalised text that is known to be about one."""
        found = self._pattern.search(plain) if self._pattern is not None else None
        return self._one(self.names[" ".join(found[0].split())], plain, "") if found else None

    def _one(self, openings: list[int], subject: str, start: str) -> int:
        """Of several openings the one whose role is named, else the liveliest."""
        known = [one for one in self.titles if one in openings]
        for text in (subject, start):
            for one in known:
                if len(self.titles[one]) >= LEAST_TITLE and self.titles[one] in text:
                    return one
        return known[0]
