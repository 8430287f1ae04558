"""Files to Documents, literally.  读。"""
