// Student's t distribution, from an incomplete beta function of our own.
#pragma once

namespace technews::benchmarks {

// I_x(a, b), the regularised incomplete beta function: the continued fraction of Abramowitz &
// Stegun 26.5.8, evaluated by Lentz's method (Press et al., "Numerical Recipes", 6.4). Relative
// error about 1e-13 for a and b up to 1e4. REQUIRES: a > 0, b > 0, 0 <= x <= 1.
double incomplete_beta(double a, double b, double x);

// Probability of a t at least as far from 0, either side, with that many degrees of freedom.
double student_t_p(double t, double degrees);

// The t that is exceeded with probability upper: 0.025 for 95 % intervals. REQUIRES: 0 < upper <
// .5.
double student_t_quantile(double upper, double degrees);

}  // namespace technews::benchmarks
