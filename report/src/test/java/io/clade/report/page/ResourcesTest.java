package io.clade.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResourcesTest {

    @Test
    void a_script_cannot_end_its_element_or_open_a_comment() {
        assertThat(Resources.guarded("a = '</script>' + '</SCRIPT ' + '<!--' + '</p>'"))
                .isEqualTo("a = '<\\/script>' + '<\\/SCRIPT ' + '<\\!--' + '</p>'");
    }

    /** The digest of "alert('Hello, world.');" is the example of the Content Security Policy specification. */
    @Test
    void policy_hashes_are_those_browsers_compute() {
        assertThat(Resources.policyHash("alert('Hello, world.');"))
                .isEqualTo("'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    @Test
    void a_missing_resource_is_named() {
        assertThatThrownBy(() -> Resources.text("nothing.html")).hasMessageContaining("nothing.html");
    }
}
