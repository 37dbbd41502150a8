"""The pages of the threshold, gathered: signing in, ways back in, invitations, one's own account."""

from . import account_routes, invitation_routes, sign_in_routes, unsent_routes, way_back_routes
from .blueprint import bp

__all__ = ["account_routes", "bp", "invitation_routes", "sign_in_routes", "unsent_routes", "way_back_routes"]
