"""What is published, for programs: codes with their versions and credit, statements, the list of the affiliated.

Read only, without key or cookie, under one address (/data/) that one document describes. It holds nothing that does
not stand on a public page, and no person but the authors whom a licence wants named.
"""

from .published import affiliated, central_statements, code, community, listed, statement

__all__ = ["affiliated", "central_statements", "code", "community", "listed", "statement"]
