package io.clade.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ValueRangeTest {

    @Test
    void a_share_is_defined_where_the_difference_of_the_ends_is_not() {
        double most = Double.MAX_VALUE;
        assertThat(new ValueRange(-most, most).share(0)).isCloseTo(0.5, within(1e-12));
        assertThat(new ValueRange(-most, most).share(most)).isEqualTo(1);
        assertThat(new ValueRange(2, 2).share(2)).isEqualTo(0.5);
        assertThat(new AxisScale(-most, most, 0, 100).at(0)).isEqualTo("50.0");
    }
}
