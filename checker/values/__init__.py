"""What claims carry: one module a kind, which parses, formats and compares it."""

from checker.values.limit import Limit
from checker.values.listing import Listing
from checker.values.moment import Moment
from checker.values.name import Name
from checker.values.quantity import Quantity
from checker.values.quotation import Quotation
from checker.values.role import Role
from checker.values.statement import Statement
from checker.values.suppression import Suppression

Payload = Quantity | Role | Name | Moment | Quotation | Statement | Listing | Suppression | Limit

__all__ = ["Limit", "Listing", "Moment", "Name", "Payload", "Quantity", "Quotation", "Role", "Statement", "Suppression"]
