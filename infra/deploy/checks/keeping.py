"""What is kept: whether it can be restored, and whether it is nobody else's."""

from __future__ import annotations

from typing import Any

from botocore.exceptions import ClientError

from checks.target import Finding, Target, code_of


def backups(target: Target) -> Finding:
    """Each table can be restored to any second of the last 35 days."""
    tables = target.aws("dynamodb")
    without = [name for name in target.deployed.tables if not _is_restorable(tables, name)]
    if without:
        return Finding(
            "worth doing",
            f"Cannot be restored: {', '.join(without)}",
            "Run make deploy again, which switches point-in-time recovery on.",
        )
    return Finding("ok", f"all {len(target.deployed.tables)} can be restored to a point in time")


def _is_restorable(tables: Any, name: str) -> bool:
    told = tables.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = told.get("PointInTimeRecoveryDescription", {})
    return bool(recovery.get("PointInTimeRecoveryStatus") == "ENABLED")


def closed_buckets(target: Target) -> Finding:
    """No bucket can be opened to the public."""
    buckets = target.aws("s3")
    open_ = [name for name in target.deployed.buckets if not _is_closed(buckets, name)]
    if open_:
        return Finding(
            "missing",
            f"Public access is not blocked: {', '.join(open_)}",
            "Run make deploy again, which blocks it; and see who unblocked it.",
        )
    return Finding("ok", f"all {len(target.deployed.buckets)} are closed to the public")


def _is_closed(buckets: Any, name: str) -> bool:
    try:
        told = buckets.get_public_access_block(Bucket=name)
    except ClientError as error:
        if code_of(error) == "NoSuchPublicAccessBlockConfiguration":
            return False
        raise
    return all(told["PublicAccessBlockConfiguration"].values())
