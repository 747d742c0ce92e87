package cn.yunfang.portal;

import static java.util.Map.entry;

import cn.yunfang.shared.Faults;
import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import cn.yunfang.shared.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

/** The one place where a refusal or a fault becomes an RFC 9457 answer. */
@RestControllerAdvice
class ProblemAdvice {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String WHOLE = "整数 / a whole number";
    private static final String NUMBER = "数字 / a number";

    private static final Map<Class<?>, String> FORMS =
            Map.ofEntries(
                    entry(String.class, "文字 / a text"),
                    entry(LocalDate.class, "yyyy-MM-dd"),
                    entry(YearMonth.class, "yyyy-MM"),
                    entry(int.class, WHOLE),
                    entry(Integer.class, WHOLE),
                    entry(long.class, WHOLE),
                    entry(Long.class, WHOLE),
                    entry(double.class, NUMBER),
                    entry(BigDecimal.class, NUMBER),
                    entry(boolean.class, "true | false"),
                    entry(Boolean.class, "true | false"));

    @ExceptionHandler
    ResponseEntity<byte[]> refused(RefusedException refused, HttpServletRequest request) {
        return answer(refused.refusal(), request);
    }

    /** Whatever Spring MVC itself refuses, and faults. */
    @ExceptionHandler
    @Nullable ResponseEntity<byte[]> failed(Exception e, HttpServletRequest request) {
        if (e instanceof AsyncRequestNotUsableException) {
            return null; // the client has gone; nobody reads an answer
        }
        var refusal = refusalOf(e, request);
        if (refusal.reason().status() >= 500) {
            LOG.error("{} {}", request.getMethod(), request.getRequestURI(), e);
        }
        return answer(refusal, request);
    }

    private static ResponseEntity<byte[]> answer(Refusal refusal, HttpServletRequest request) {
        var problem = Problem.of(refusal, Trace.of(request));
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .body(problem.json());
    }

    private static Refusal refusalOf(Exception e, HttpServletRequest request) {
        return switch (e) {
            case NoResourceFoundException _ ->
                    Refusal.of(Reason.UNKNOWN_OPERATION, request.getRequestURI());
            case HttpRequestMethodNotSupportedException method ->
                    Refusal.of(Reason.METHOD_NOT_ALLOWED, method.getMethod(), allowed(method));
            case HttpMediaTypeNotSupportedException type ->
                    Refusal.of(Reason.MEDIA_TYPE_UNSUPPORTED, names(type.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException type ->
                    Refusal.of(Reason.NOT_ACCEPTABLE, names(type.getSupportedMediaTypes()));
            case HttpMessageNotReadableException unreadable -> ofBody(unreadable);
            case MissingServletRequestParameterException missing ->
                    Refusal.missing(missing.getParameterName(), "请求参数");
            case MethodArgumentTypeMismatchException wrong ->
                    Refusal.invalid(wrong.getName(), "请求参数", form(wrong.getRequiredType()));
            case BindException wrong -> ofField(wrong);
            case MissingRequestValueException _ -> Refusal.of(Reason.REQUEST_REJECTED);
            case ErrorResponse other when other.getStatusCode().is4xxClientError() ->
                    Refusal.of(Reason.REQUEST_REJECTED);
            default -> Refusal.of(Faults.reason(e));
        };
    }

    private static String allowed(HttpRequestMethodNotSupportedException method) {
        return Optional.ofNullable(method.getSupportedHttpMethods()).stream()
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String names(java.util.List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }

    /** What of a JSON body is not what it has to be, by its place in it. */
    private static Refusal ofBody(HttpMessageNotReadableException unreadable) {
        if (!(unreadable.getCause() instanceof MismatchedInputException wrong)
                || wrong.getPath().isEmpty()) {
            return Refusal.of(Reason.MALFORMED);
        }
        var place =
                wrong.getPath().stream()
                        .map(
                                part ->
                                        part.getPropertyName() == null
                                                ? "[" + part.getIndex() + "]"
                                                : "." + part.getPropertyName())
                        .collect(Collectors.joining());
        var field = place.startsWith(".") ? place.substring(1) : place;
        return wrong instanceof InvalidNullException
                ? Refusal.missing(field, "请求内容")
                : Refusal.invalid(field, "请求内容", form(wrong.getTargetType()));
    }

    private static Refusal ofField(BindException wrong) {
        var field = Optional.ofNullable(wrong.getFieldError());
        var type =
                field.filter(one -> one.contains(TypeMismatchException.class))
                        .map(one -> one.unwrap(TypeMismatchException.class).getRequiredType());
        return Refusal.invalid(
                field.map(FieldError::getField).orElse("?"), "请求参数", form(type.orElse(null)));
    }

    /** What a text has to look like to become the type that was wanted. */
    private static String form(@Nullable Class<?> type) {
        if (type == null) {
            return "?";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(" | "));
        }
        if (type.isRecord()) {
            return "{…}";
        }
        return Collection.class.isAssignableFrom(type) ? "[…]" : FORMS.getOrDefault(type, "?");
    }
}
