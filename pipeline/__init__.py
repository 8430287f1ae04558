"""The conductor.  行。"""
