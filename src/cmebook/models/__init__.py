"""Pure models of drug level, receptor occupancy and effect: parameters in, arrays out.

Nothing here reads a file or draws. Parameters are handed in as mappings from a published
symbol to a number; ``from_mapping`` of each parameter class names what is missing. Units are
those of the publications: hours, litres, litres per hour, milligrams in; ng/mL out.
"""
