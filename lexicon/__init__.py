"""What people of the trade know, as data they can correct without reading code, and one loader.  行业知识即数据。"""
