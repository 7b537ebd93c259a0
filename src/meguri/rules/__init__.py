"""The small engine (規則): fields, clauses and one expression tree, read four ways.

explain   one case: three-valued clauses and amount ranges from one interval evaluator
ask       which questions settle most, best first
change    the smallest sets of changes that turn a no into a yes
columns   a million cases at once in NumPy, exact in 64-bit integers

No loops, no user functions, no recursion in a rule; what needs more is ordinary code outside the tree.
"""
