"""Results for people and programs.  呈。"""
