"""Documents to what is printed in them: figures, equations, rubrics, lists, masks.  找。"""
