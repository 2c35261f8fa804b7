"""What credits cost. The only place where a price comes from."""

from __future__ import annotations

import msgspec


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """Credits that are sold together. `price` in the currency's smallest unit (cents)."""

    name: str
    title: str
    credits: int
    price: int
    currency: str


PACKAGES = (
    Package(name="starter", title="Starter", credits=5, price=299, currency="usd"),
    Package(name="semester", title="Semester", credits=20, price=999, currency="usd"),
    Package(name="scholar", title="Scholar", credits=60, price=2499, currency="usd"),
)


def package_named(name: str) -> Package | None:
    """The package of this name."""
    return next((package for package in PACKAGES if package.name == name), None)
