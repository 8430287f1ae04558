"""Shared types. Standard library only; no behaviour beyond the types' own arithmetic.

共用类型：文书、数字、事实、核对结果。各楼层之间只通过这里的类型相见。
"""
