package cn.yunfang.portal;

import cn.yunfang.identity.AllowedFor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counts for everybody; no personal data. */
@RestController
@RequestMapping("/api/v1/statistics")
@Tag(name = "Statistics 统计")
class StatisticsController {
    private final LiveStatistics statistics;

    StatisticsController(LiveStatistics statistics) {
        this.statistics = statistics;
    }

    @AllowedFor(everybody = true)
    @GetMapping("/live")
    @Operation(
            summary = "Counts of today and ever 实时数字",
            description = "Open to everybody; the first page shows it.")
    LiveStatistics.Live live() {
        return statistics.now();
    }
}
