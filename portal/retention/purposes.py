"""For each room that keeps anything: what for, about whom, on which ground. A room without a line fails a test."""

_HANDLING = "legitimate interest in safe events and spaces; where law is broken, claims"
_RUNNING = "legitimate interest: nothing works without it"

PURPOSES = {
    "access": ("who belongs to which team, and who is shut out of what", "members of teams", _RUNNING),
    "accounts": ("signing in", "members of teams", _RUNNING),
    "affiliation": ("whether a community keeps the rules of the circle", "communities", _RUNNING),
    "archive": ("who took a case out, and why", "members of teams", _HANDLING),
    "audit": ("who did what, as codes and ids", "members of teams", "accountability"),
    "cards": ("taking reports at an event", "nobody", _RUNNING),
    "cases": ("finding out what happened and acting on it", "reporters, witnesses, people reported", _HANDLING),
    "committee": ("what communities hand up, and who advises", "as cases; members of the committee", _HANDLING),
    "communities": ("public pages and contacts", "contacts of communities", "consent of the contacts"),
    "disclosure": ("warning a community, signed by two", "people in the register", _HANDLING),
    "duty": ("who looks after what by when", "members of teams", _RUNNING),
    "entry": ("giving back a form whose session was over", "members of teams", _RUNNING),
    "escrow": ("a report held back until another names the same person", "reporters, people named", "consent"),
    "evidence": ("who opened an original file, and why", "members of teams", _HANDLING),
    "gathering": ("talks, questions, tasks and lessons of a case", "as cases", _HANDLING),
    "interim": ("acting at once, looked at by two", "as cases", _HANDLING),
    "keeper": ("when recurring work was last done", "nobody", _RUNNING),
    "leaving": ("a community that leaves, and where it went", "communities", _RUNNING),
    "letters": ("telling people what was decided, and hearing them", "people reported and affected", _HANDLING),
    "mail": ("mail that says that something waits", "members of teams, reporters who asked for one", _RUNNING),
    "meetings": ("the committee's agenda and minutes", "members of the committee; as cases", _HANDLING),
    "policies": ("codes of conduct and their history", "authors of texts", _RUNNING),
    "register": ("remembering people who are flagged or banned", "people reported", _HANDLING),
    "reports": ("taking reports and answering them", "reporters, witnesses, people named", _HANDLING),
    "retention": ("forgetting on time", "members of teams who hold something", "accountability"),
    "rights": ("answering people who ask what is held about them", "whoever asks", "a duty of law"),
    "rota": ("who is on duty", "members of teams", _RUNNING),
    "screening": ("answering whether anybody on a list is flagged or banned", "participants of events", _HANDLING),
    "sealing": ("keys, and everything that is sealed", "as what is sealed", _RUNNING),
    "search": ("questions somebody keeps, sealed to themself", "members of teams", _RUNNING),
    "ties": ("keeping people away from cases of those close to them", "members of teams, people they name", _HANDLING),
    "transparency": ("numbers without names", "nobody", "public interest in how codes are kept"),
}
