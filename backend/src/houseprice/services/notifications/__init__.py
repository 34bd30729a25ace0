"""Notices for people and programs: webhooks and mail, from the outbox."""
