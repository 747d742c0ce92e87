package cn.yunfang.rules;

import cn.yunfang.formulary.ImportedFile;
import cn.yunfang.shared.ChinaTime;

/**
 * What one row of an imported file says.
 *
 * @param grade how grave, 4 contraindicated to 1 to be taken into account; 0 when it has none
 * @param figure a number of the row as it stands there, or whom it concerns; "" when it has none
 * @param row number without the header, from 1
 */
record Told(int grade, String figure, String chinese, String english, ImportedFile file, int row) {
    /** The file, its day and the row, for the finding. */
    String source() {
        return "%s（%s导入，第%d行）".formatted(file.name(), ChinaTime.date(file.at()), row);
    }
}
