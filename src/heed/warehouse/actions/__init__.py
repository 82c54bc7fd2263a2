"""What happens to the analysis store."""

from heed.warehouse.actions.copying import copy_closed_windows, rebuild
from heed.warehouse.actions.following import let_windows_wait

__all__ = ["copy_closed_windows", "let_windows_wait", "rebuild"]
