"""Agreement statistics over units and raters: plain sequences in, numbers out; what each one means: docs/agreement.md.

Three axes, each in its own module, meet only in `all_coefficients`:

- the data (`ratings`): how often each row, or each count profile, occurs;
- the weighting (`levels`, `weights`): how far apart two levels count;
- the measure (`paired`, `chance_corrected`, `conger`, `cohen`, `krippendorff`, `intraclass`, `concordance`).

What a measure needs of the data is asked first (`coefficient.Undefined`). Counts stay integers until the last division.
Only `one_target` is about one unit alone.
"""
