#include "benchmarks/ranking/distributions.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace technews::benchmarks;

TEST_CASE("Student's t equals references of 60 digits") {
  // By the finite sums of Abramowitz & Stegun 26.7.3 and 26.7.4, in decimal arithmetic of 80
  // digits.
  const struct {
    double t;
    double degrees;
    double p;
  } references[]{
      {1, 1, 5.00000000000000000e-1},       {2, 2, 1.83503419072273967e-1},
      {0.5, 3, 6.51447964848150994e-1},     {2.2621571627409915, 9, 5.00000000046757286e-2},
      {3.5, 10, 5.72650542988521586e-3},    {1.96, 49, 5.56956078462600554e-2},
      {5, 49, 7.73611644628905478e-6},      {0.01, 79, 9.92046497558212507e-1},
      {4.321, 224, 2.33570294958283481e-5}, {10, 224, 1.05715106453808303e-19},
      {30, 11, 6.66693122136504803e-12},    {1.2, 1399, 2.30342509636873179e-1},
      {8.5, 1399, 4.79039280707035441e-17},
  };
  for (const auto& each : references) {
    INFO("t " << each.t << ", " << each.degrees << " degrees of freedom");
    CHECK(std::abs(student_t_p(each.t, each.degrees) - each.p) < 1e-12);
    CHECK(student_t_p(-each.t, each.degrees) == student_t_p(each.t, each.degrees));
    CHECK(student_t_p(each.t, each.degrees) == Approx(each.p).epsilon(1e-10));
  }
}

TEST_CASE("The incomplete beta function has its known values and symmetry") {
  CHECK(incomplete_beta(1, 1, 0.3) == Approx(0.3).epsilon(1e-14));
  CHECK(incomplete_beta(2, 1, 0.5) == Approx(0.25).epsilon(1e-14));
  CHECK(incomplete_beta(2, 3, 0) == 0);
  CHECK(incomplete_beta(2, 3, 1) == 1);
  // I_x(2, 3) = 6x² - 8x³ + 3x⁴
  CHECK(incomplete_beta(2, 3, 0.4) == Approx(6 * .16 - 8 * .064 + 3 * .0256).epsilon(1e-13));
  for (const double x : {0.01, 0.2, 0.5, 0.77, 0.999})
    CHECK(incomplete_beta(3.5, 0.5, x) + incomplete_beta(0.5, 3.5, 1 - x) ==
          Approx(1).epsilon(1e-13));
}

TEST_CASE("A quantile of t is the t that has that p") {
  CHECK(student_t_quantile(0.025, 9) == Approx(2.262157162740992).epsilon(1e-9));
  CHECK(student_t_quantile(0.025, 1e6) == Approx(1.959966).epsilon(1e-5));
  for (const double upper : {0.2, 0.05, 0.001})
    CHECK(student_t_p(student_t_quantile(upper, 30), 30) == Approx(2 * upper).epsilon(1e-9));
}
