//! The employment-policy portal of Inner Mongolia: which policies apply, what each is worth, and why.
