package io.clade.data.text;

import java.util.Optional;

/** Finds the one form in which every text of a column is a number. */
public final class FormSearch {

    private boolean point = true;
    private boolean comma = true;
    private boolean clear;
    private boolean pointParted;
    private boolean commaParted;
    private boolean odd;
    private boolean bare;
    private boolean failed;
    private String unit = "";
    private boolean any;
    private boolean truths = true;
    private boolean some;

    /** Takes in the next text of the column; one that stands for a missing value is passed over. */
    public void take(String text) {
        if (failed() || NumberText.isMissing(text)) {
            return;
        }
        some = true;
        truths &= text.strip().matches("(?i)true|false");
        if (!failed) {
            takeNumber(text);
        }
    }

    private void takeNumber(String text) {
        Optional<NumberForm.Cell> found = NumberForm.cell(text);
        if (found.isEmpty()) {
            failed = true;
            return;
        }
        NumberForm.Cell cell = found.get();
        any = true;
        odd |= !cell.plain();
        clear |= cell.point() != cell.comma();
        point &= cell.point();
        comma &= cell.comma();
        pointParted |= cell.pointParted();
        commaParted |= cell.commaParted();
        takeUnit(cell);
        failed |= !point && !comma;
    }

    private void takeUnit(NumberForm.Cell cell) {
        if (cell.unit().isEmpty()) {
            bare |= !cell.zero();
        } else {
            failed |= !unit.isEmpty() && !unit.equals(cell.unit());
            unit = cell.unit();
        }
        failed |= bare && !unit.isEmpty();
    }

    /** True if no form is left. */
    public boolean failed() {
        return failed && !truths;
    }

    /** True if all texts are true or false. */
    public boolean truths() {
        return some && truths;
    }

    /** True if some number can only be one with a decimal comma. */
    public boolean showsComma() {
        return !failed && any && clear && comma;
    }

    /** True if some number can only be one with a decimal point. */
    public boolean showsPoint() {
        return !failed && any && clear && point;
    }

    /**
     * The form, where there is one and it is not that of plain numbers.
     *
     * @param commas whether a comma is the decimal mark where the texts of the column leave it open
     * @param points whether a point parts thousands where the texts could be plain numbers, too
     */
    public Optional<NumberForm> form(boolean commas, boolean points) {
        boolean usesComma = comma && (!point || (odd ? commas : points));
        boolean thousands = points && comma && commaParted;
        return failed || !any || !odd && !thousands
                ? Optional.empty()
                : Optional.of(new NumberForm(usesComma, usesComma ? commaParted : pointParted, unit));
    }
}
