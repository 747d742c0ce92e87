package cn.yunfang.tidy;

import java.util.List;
import java.util.function.Function;

/** What the house style bounds; each says what to do about it. */
enum Limit {
    FILE_LINES(300, Shape::fileLines, "Split off a coherent type under a name of its own."),
    METHOD_LINES(50, Shape::methodLines, "Name the steps: one method each."),
    COLUMNS(100, Shape::columns, "Run mvn spotless:apply; break texts and comments by hand."),
    PARAMETERS(
            5,
            Shape::parameters,
            "Hand over a record that has a name (a record's own components are not counted)."),
    COLLABORATORS(7, Shape::collaborators, "This type does two jobs: make it two types."),
    MODULE_FILES(25, Shape::moduleFiles, "Split the domain, not the layers: found a module."),
    FLOATING_POINT(
            0,
            Words::floatingPoint,
            "Money is Fen, rates and quantities are BigDecimal, times are Duration."),
    LEFTOVER_NOTES(0, Words::leftoverNotes, "Do it now, or write an issue and delete the note."),
    EMPTY_NAMES(0, Words::emptyNames, "Name it by what it is in docs/glossary.md."),
    DEAD_FILES(0, Uses::deadFiles, "Delete it; git remembers.");

    private final int most;
    private final Function<List<Source>, List<Finding>> all;
    private final String remedy;

    Limit(int most, Function<List<Source>, List<Finding>> all, String remedy) {
        this.most = most;
        this.all = all;
        this.remedy = remedy;
    }

    /** What passes the limit. */
    List<Finding> passedBy(List<Source> sources) {
        return all.apply(sources).stream().filter(found -> found.size() > most).toList();
    }

    String remedy() {
        return remedy;
    }

    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " ≤ " + most;
    }
}
