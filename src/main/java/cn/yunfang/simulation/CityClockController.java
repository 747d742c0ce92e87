package cn.yunfang.simulation;

import cn.yunfang.identity.AllowedFor;
import cn.yunfang.shared.Caller.Role;
import cn.yunfang.shared.ChinaTime;
import cn.yunfang.shared.Outcome;
import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The clock of a demo city while a year is played in it. */
@RestController
@RequestMapping("/api/v1/demo-clock")
@ConditionalOnBooleanProperty({"yunfang.demo", "yunfang.demo.year"})
@Tag(name = "Demo 演示")
class CityClockController {
    /** Where to, and whose year it is. */
    record Move(@Nullable OffsetDateTime at, @Nullable String psnNo) {}

    /**
     * How it stands.
     *
     * @param mayBegin it can still go back a year
     * @param psnNo whose year was begun, "" for nobody's
     */
    record View(OffsetDateTime now, boolean mayBegin, String psnNo) {
        static View of(PlayYear.Standing one) {
            return new View(
                    one.now().atOffset(ChinaTime.ZONE), one.mayBegin(), one.personNo().orElse(""));
        }
    }

    private final PlayYear year;

    CityClockController(PlayYear year) {
        this.year = year;
    }

    @AllowedFor(Role.CLERK)
    @GetMapping
    @Operation(summary = "The demo city's clock 演示城市的时钟")
    View read() {
        return View.of(year.standing());
    }

    @AllowedFor(Role.CLERK)
    @PostMapping
    @Operation(
            summary = "Move the demo city's clock 拨动演示城市的时钟",
            description =
                    """
                    Once back by a year at most, in a new city; then forward until it is right. \
                    What is due by then is done before it answers. Only in demo mode.""")
    @Nullable View move(
            @RequestBody Move move, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (move.at() == null || move.psnNo() == null) {
            Problem.write(request, response, Refusal.missing("at, psnNo", "时间、人员编号"));
            return null;
        }
        return switch (year.move(move.at().toInstant(), move.psnNo())) {
            case Outcome.Done<PlayYear.Standing>(var standing) -> View.of(standing);
            case Outcome.Refused<PlayYear.Standing>(var refusal) -> {
                Problem.write(request, response, refusal);
                yield null;
            }
        };
    }
}
