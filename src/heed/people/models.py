"""Accounts and places."""

from django.contrib.auth.models import AbstractBaseUser

from heed.foundation.privacy import Keep, classify, personal


class Account(AbstractBaseUser):
    """A member of staff who signs in."""

    privacy = classify(personal("id last_login password", keep=Keep.WHILE_OPEN))
