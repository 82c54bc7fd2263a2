"""Privacy classes of the models that libraries bring, and of ours, in one place."""

from django.apps import apps
from django.db.models import Model

from heed.foundation.privacy import Classified, Keep, classify, internal, personal
from heed.foundation.rows import ROW_PRIVACY, Row

LIBRARIES: dict[str, dict[str, Classified]] = {
    "auth.Group": classify(internal("id name permissions", keep=Keep.FOR_GOOD)),
    "auth.Group_permissions": classify(
        internal("id group permission", keep=Keep.FOR_GOOD)
    ),
    "auth.Permission": classify(
        internal("id name content_type codename", keep=Keep.FOR_GOOD)
    ),
    "contenttypes.ContentType": classify(
        internal("id app_label model", keep=Keep.FOR_GOOD)
    ),
    "sessions.Session": classify(
        personal("session_key session_data expire_date", keep=Keep.SIGN_IN)
    ),
    "account.EmailAddress": classify(
        personal("id user email verified primary", keep=Keep.WHILE_OPEN)
    ),
    "account.EmailConfirmation": classify(
        personal("id email_address created sent key", keep=Keep.SIGN_IN)
    ),
    "mfa.Authenticator": classify(
        personal("id user type data created_at last_used_at", keep=Keep.WHILE_OPEN)
    ),
}


def classes_of(model: type[Model]) -> dict[str, Classified]:
    """What a model says about each of its fields."""
    declared = dict(getattr(model, "privacy", {}))
    if issubclass(model, Row):
        declared = dict.fromkeys(ROW_PRIVACY.fields, ROW_PRIVACY) | declared
    return declared or LIBRARIES.get(model._meta.label, {})


def every_model() -> list[type[Model]]:
    """Every model of the operational store, with those made for many-to-many links."""
    return list(apps.get_models(include_auto_created=True))
