package cn.yunfang.portal;

import cn.yunfang.identity.BrowserSessions;
import cn.yunfang.identity.BrowserSessions.Present;
import cn.yunfang.identity.DemoAccounts;
import cn.yunfang.identity.NamedPerson;
import cn.yunfang.shared.Reason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who sits at this browser. */
@RestController
@RequestMapping("/session")
@Tag(name = "Session 登录")
class SessionController {
    /** What a demo sign-in says; what a role does not need may be absent. */
    @Schema(name = "DemoSignIn")
    record DemoSignIn(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "MEDICAL")
                    @Nullable String role,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "D371083000100")
                    @Nullable String who,
            @Schema(example = "H37108300001") @Nullable String institution,
            @Schema(example = "3710") @Nullable String region) {
        NamedPerson person() {
            return new NamedPerson(
                    Limits.said("role", "角色", role),
                    Limits.said("who", "人员代码", who),
                    Optional.ofNullable(institution).orElse(""),
                    Optional.ofNullable(region).orElse(""));
        }
    }

    /**
     * @param zh what the person is and where
     */
    @Schema(name = "DemoAccount")
    record Account(
            String role,
            String who,
            String institution,
            String region,
            String name,
            String zh,
            String en) {
        static Account of(DemoAccounts.Account one) {
            var person = one.person();
            return new Account(
                    person.role(),
                    person.who(),
                    person.institution(),
                    person.region(),
                    one.name(),
                    one.chinese(),
                    one.english());
        }
    }

    private final BrowserSessions sessions;
    private final SessionView view;
    private final Optional<DemoAccounts> accounts;

    SessionController(
            BrowserSessions sessions, SessionView view, ObjectProvider<DemoAccounts> accounts) {
        this.sessions = sessions;
        this.view = view;
        this.accounts = Optional.ofNullable(accounts.getIfAvailable());
    }

    @GetMapping
    @Operation(
            summary = "Who is signed in 当前登录",
            description =
                    """
                    Open to everybody, by session or by token. `until` is when the session ends \
                    unless it is used before.""")
    SessionView.Answer show() {
        return view.of(sessions.current());
    }

    @PostMapping(path = "/demo", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Sign in as somebody of the demo city 演示登录",
            description =
                    """
                    In demo mode only. `who`: person number or ecToken (PATIENT), doctor code \
                    (MEDICAL), pharmacist code (REVIEWER), pharmacist or operator code \
                    (PHARMACY), any name (CLERK, REGULATOR, INTEGRATOR). `institution` for \
                    MEDICAL and PHARMACY; `region` for CLERK and REGULATOR, none for all.""")
    @ApiResponse(responseCode = "201", description = "Signed in; the cookie is set")
    SessionView.Answer enter(
            @RequestBody DemoSignIn body,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        Present present =
                RefusedException.unless(sessions.enterDemo(body.person(), request, response));
        return view.of(Optional.of(present));
    }

    @GetMapping("/demo-people")
    @Operation(
            summary = "People of the demo city to sign in as 演示账号",
            description = "In demo mode only; each is a body of `POST /session/demo`.")
    List<Account> people() {
        return accounts.orElseThrow(() -> RefusedException.of(Reason.NOT_ALLOWED)).all().stream()
                .map(Account::of)
                .toList();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Sign out 退出登录",
            description =
                    """
                    Ends the session for every node and has the browser drop what the pages \
                    stored. Also when nobody is signed in.""")
    void leave(
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response) {
        sessions.leave(request, response);
    }
}
