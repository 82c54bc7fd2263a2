"""Accounts and places."""

from django.contrib.auth.models import AbstractBaseUser


class Account(AbstractBaseUser):
    """A member of staff who signs in."""
