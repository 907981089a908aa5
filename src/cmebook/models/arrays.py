"""The one kind of array the models take and give."""

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
