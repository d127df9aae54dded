"""Projects in their tree: 一级, 二级 and 承担 projects with classes, budgets by source and secrecy."""
