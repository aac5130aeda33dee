"""The API of messages: the same functions as the pages."""
