"""What the licence checker says at the desk: as the licences state it, in plain words, each conflict with ways out."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from ..library import catalogue, compat, licence

DISCLAIMER = lazy_gettext("This is what the licences state. It is not legal advice.")
VERDICTS = {
    "allowed": lazy_gettext("permitted"),
    "conditions": lazy_gettext("permitted, with conditions"),
    "discouraged": lazy_gettext("permitted, but not recommended"),
    "forbidden": lazy_gettext("not permitted by what the sources state"),
}

LINEAGE = {
    "adapted": lazy_gettext("adapted"),
    "incorporated": lazy_gettext("parts of it used"),
    "inspired": lazy_gettext("thanked for ideas"),
    "translated": lazy_gettext("translated"),
}
UPSTREAM = {
    "kept": lazy_gettext("Your code still says it as they did before."),
    "own": lazy_gettext("Your code says it in its own way."),
    "absent": lazy_gettext("Your code says nothing like it."),
}


def reason(found: compat.Reason, target: str) -> str:
    """Why a source and the licence of our text go together as they do."""
    theirs, ours = licence(found.source).short, licence(target).short
    return {
        "same": _("%(theirs)s: your text stands under the same licence.", theirs=theirs),
        "free": _("%(theirs)s: asks for nothing.", theirs=theirs),
        "keep_credit": _("%(theirs)s: fits, as long as its credit stays beside your text.", theirs=theirs),
        "keep_notice": _("%(theirs)s: fits, as long as its notice stays with your text.", theirs=theirs),
        "later_version": _("%(theirs)s: allows this later version of itself.", theirs=theirs),
        "not_known": _("Nobody has found out yet which licence one of your sources has."),
        "no_permission": _("One of your sources states no licence, so nobody may change it without asking."),
        "no_changes": _("%(theirs)s: does not let anybody pass on changed copies.", theirs=theirs),
        "find_version": _("%(theirs)s: first find out which version is meant.", theirs=theirs),
        "earlier_version": _("%(theirs)s: asks for that version or a later one. Yours is older.", theirs=theirs),
        "name_licence": _("%(theirs)s: asks your text to name a licence of the same kind.", theirs=theirs),
        "same_terms": _("%(theirs)s: asks for the same licence on your text, not %(ours)s.", theirs=theirs, ours=ours),
        "never_mixed": _("%(theirs)s: allows only itself and its later versions.", theirs=theirs),
        "own_terms": _("%(theirs)s: allows changed texts only under its own terms.", theirs=theirs),
        "narrower": _("%(theirs)s: %(ours)s would give away more than it gives.", theirs=theirs, ours=ours),
        "not_commercial": _(
            "%(theirs)s: nothing that is meant to earn money. Tickets and sponsors may not fit that.", theirs=theirs
        ),
        "two_terms": _("%(theirs)s: its terms would still hold beside %(ours)s.", theirs=theirs, ours=ours),
        "blocks_others": _("%(ours)s: no other community could go on from your text.", ours=ours),
    }[found.code]


def conflict(found: compat.Conflict, target: str) -> str:
    """What can't go together."""
    names = [licence(spdx).short for spdx in found.sources]
    if found.kind == "pair":
        return _(
            "These sources can't be combined in one text: %(names)s. No licence does what both ask for.",
            names=", ".join(names),
        )
    if found.kind == "target":
        return _(
            "Your text would stand under %(ours)s. As stated, that does not fit %(names)s.",
            ours=licence(target).short,
            names=", ".join(names),
        )
    if found.sources[0] == "NOASSERTION":
        return _("Nobody has found out yet which licence one of your sources has.")
    return _("A source is marked “%(name)s”: nobody may change it without asking.", name=names[0])


def way(code: str, best: str | None = None) -> str:
    """A way out of a conflict."""
    if code == "change_licence" and best:
        return _("Choose another licence for your text: %(name)s fits.", name=licence(best).short)
    return {
        "change_licence": _("Choose another licence for your text."),
        "drop": _("Leave one of them out, and take its words out of your text."),
        "ask": _("Ask its authors for permission in writing, and note below who gave it."),
        "link": _("Link to it instead of taking its words. Thanking somebody for ideas needs no licence."),
        "find_out": _("Look at the source once more: its licence may stand at the foot of the page."),
    }[code]


def why_recommended(sources: list[str], best: str | None) -> str:
    """Why a licence is the recommended one."""
    if best is None:
        return ""
    name = licence(best).short
    if not sources:
        return _("%(name)s: anybody may go on from your text, and names you.", name=name)
    if best in sources:
        return _("%(name)s is the licence of your source. With it you ask nothing new of anybody.", name=name)
    return _("%(name)s fits all your sources and lets others go on from your text.", name=name)


# What the library says that a licence asks for, one by one, for translators.
DUTIES = (
    lazy_gettext("Add no terms or locks that take away what the licence gives."),
    lazy_gettext("Choose a licence that lets readers keep to that of the source."),
    lazy_gettext("Do not suggest that they approve of you or your text."),
    lazy_gettext("Keep their notices of copyright, licence and disclaimer."),
    lazy_gettext("Link to the source."),
    lazy_gettext("Name and link the licence of the source."),
    lazy_gettext("Name and link the licence of your own text."),
    lazy_gettext("Name the authors, and whoever else the source asks to be named."),
    lazy_gettext("Publish your text under the same licence or a later version of it."),
    lazy_gettext("Say what you changed, and keep earlier notes of changes."),
)


def duty(found: compat.Duty) -> str:
    """One thing a licence asks for."""
    return _(found.words)


def impossible(code: str) -> str:
    """Why there is no such licence."""
    return {
        "unported_4": _("There is no such licence: “Unported” ended with version 3.0. Version 4.0 is international."),
        "international_3": _("There is no such licence: only version 4.0 is called international."),
        "no_version": _("There is no such version. Creative Commons licences have the versions 1.0 to 4.0."),
    }[code]


def claim(found: catalogue.Claim) -> str:
    """A licence somebody states for a source."""
    return f"{licence(found.spdx).short}: {found.where}"


def worries(found: compat.Verdict, target: str) -> list[str]:
    """What somebody should know before publishing; nothing when all of it fits."""
    told = [reason(one, target) for one in found.reasons if one.verdict in (compat.DISCOURAGED, compat.FORBIDDEN)]
    if not licence(target).stated:
        told.append(_("Your page will say that your text states no licence. Nobody else may then use it."))
    return list(dict.fromkeys(told))


def beside(sources: list[str], target: str) -> str:
    """What stands beside a licence one might choose: whether the sources permit it."""
    return {
        "allowed": _("Your sources permit it."),
        "conditions": _("Your sources permit it, with the duties below."),
        "discouraged": _("Permitted, but not recommended."),
        "forbidden": _("Your sources do not permit it, as they state it."),
    }[compat.merged(sources, target)]


_DONE_BY_PAGE = ("adaptation_credit", "prominence", "mark_multiple_licences", "courtesy_credit")


def duties(found, made_from, target: str) -> list[tuple[str, str, bool]]:
    """The tick-list: (what is asked, by which licences, whether the page already does it)."""
    told: dict[str, list[str]] = {}
    for one in found:
        told.setdefault(one.id, []).append(licence(one.licence).short)
    words = {one.id: duty(one) for one in found}
    made_from = [one for one in made_from if one.hop == 1]
    stated = {
        "credit": all(one.author or one.title for one in made_from),
        "title": all(one.title for one in made_from),
        "source_uri": all(one.url for one in made_from),
        "licence_link": all(licence(one.licence).url for one in made_from),
        "mark_changes": all(one.changes for one in made_from),
        "state_own_licence": licence(target).stated,
        "same_licence": any(one.id == "state_own_licence" for one in found) and licence(target).share_alike,
    }
    return [
        (words[name], ", ".join(dict.fromkeys(by)), stated.get(name, name in _DONE_BY_PAGE))
        for name, by in told.items()
    ]


class _Names:
    """What the templates ask of a licence."""

    disclaimer = DISCLAIMER

    @staticmethod
    def licence(spdx: str) -> str:
        """Its name as people write it."""
        found = licence(spdx)
        return found.short if found.stated and found.family != "reserved" else _(found.name)

    @staticmethod
    def closed(spdx: str) -> bool:
        """Whether nobody may share a changed copy without asking."""
        return licence(spdx).no_adapting


NAMES = _Names()
