"""What claims carry: one module a kind, which parses, formats and compares it."""

from checker.values.clock import Clock
from checker.values.limit import Limit
from checker.values.listing import Listing
from checker.values.moment import Moment
from checker.values.name import Name
from checker.values.place import Place
from checker.values.quantity import Quantity
from checker.values.quotation import Quotation
from checker.values.role import Role
from checker.values.state import State
from checker.values.statement import Statement
from checker.values.suppression import Suppression

Payload = (
    Quantity | Role | Name | Moment | Quotation | Statement | Listing | Suppression | Limit | Clock | Place | State
)

__all__ = [
    "Clock",
    "Limit",
    "Listing",
    "Moment",
    "Name",
    "Payload",
    "Place",
    "Quantity",
    "Quotation",
    "Role",
    "State",
    "Statement",
    "Suppression",
]
