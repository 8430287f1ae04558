"""SQLite, by sqlite-utils.  存。"""
