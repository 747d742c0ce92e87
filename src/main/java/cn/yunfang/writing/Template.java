package cn.yunfang.writing;

import java.util.List;
import java.util.UUID;

/** What a doctor prescribes again and again; nobody else sees it. */
public record Template(
        UUID id, String name, List<RxDraft.Diagnosis> diagnoses, List<RxDraft.Line> lines) {
    /** What is kept as text. */
    record Content(List<RxDraft.Diagnosis> diagnoses, List<RxDraft.Line> lines) {}
}
