"""The communities: who they are, whom one can turn to, who their people are, when they meet."""

from .help_desk import help_of, keep_help
from .help_routes import WORDS as HELP_WORDS
from .helplines import dialled
from .models import CONTACT_KINDS, GROUP, KINDS, PERSON, Community, Contact, Event, Place
from .people import Member, can_receive, invite, members, offer_founding, remove, team, vouch
from .photos import faces
from .rules import mail_ok, reachable, slug_from, slug_ok, url_ok, zones
from .service import (
    brief,
    code_published,
    community,
    contact,
    contacts,
    contacts_ready,
    drop_contact,
    edit,
    event,
    event_by_id,
    events,
    found,
    hosted,
    keep_contact,
    keep_event,
    read_stamp,
    touch,
)
from .standing import depart, forget_contacts, stand_in, tested
from .venues import keep_places, place, places

__all__ = [
    "CONTACT_KINDS",
    "GROUP",
    "HELP_WORDS",
    "KINDS",
    "PERSON",
    "Community",
    "Contact",
    "Event",
    "Member",
    "Place",
    "can_receive",
    "code_published",
    "brief",
    "community",
    "contact",
    "contacts",
    "contacts_ready",
    "depart",
    "dialled",
    "drop_contact",
    "edit",
    "event",
    "event_by_id",
    "events",
    "forget_contacts",
    "found",
    "help_of",
    "faces",
    "hosted",
    "invite",
    "keep_contact",
    "keep_event",
    "keep_help",
    "keep_places",
    "mail_ok",
    "members",
    "offer_founding",
    "place",
    "places",
    "reachable",
    "read_stamp",
    "remove",
    "slug_from",
    "slug_ok",
    "stand_in",
    "team",
    "tested",
    "touch",
    "url_ok",
    "vouch",
    "zones",
]
