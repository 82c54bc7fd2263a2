"""How much the analysis store holds, for whoever runs the installation."""

from typing import Any

from django.db.models import Count, Sum

from heed.warehouse import folder
from heed.warehouse.models import StoredFile, Tombstone, WaitingWindow


def holdings() -> dict[str, Any]:
    """Rows and files by fieldwork, where they lie, and what waits."""
    by_fieldwork = StoredFile.objects.values_list("fieldwork__slug").annotate(
        Sum("rows"), Count("pk")
    )
    files = folder.root().glob("*/*/*.parquet")
    return {
        "folder": str(folder.root()),
        "bytes": sum(path.stat().st_size for path in files),
        "fieldworks": {slug: [rows, n] for slug, rows, n in by_fieldwork.order_by()},
        "waiting": WaitingWindow.objects.count(),
        "tombstones": Tombstone.objects.count(),
    }
