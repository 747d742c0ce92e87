package cn.yunfang.portal;

import cn.yunfang.shared.Problem;
import cn.yunfang.shared.Reason;
import cn.yunfang.shared.Refusal;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Requests that Tomcat refuses before any filter sees them (bad escapes, oversized headers). */
@Configuration
class TomcatProblems {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemValve() {
        return factory ->
                factory.addContextCustomizers(
                        context -> {
                            if (context.getParent() instanceof StandardHost host) {
                                host.setErrorReportValveClass(Valve.class.getName());
                            }
                        });
    }

    /** Tomcat makes it by name, hence public. */
    public static final class Valve extends ErrorReportValve {
        @Override
        protected void report(Request request, Response response, Throwable fault) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            var reason = status < 500 ? Reason.REQUEST_REJECTED : Reason.INTERNAL;
            try {
                Problem.write(request, response.getResponse(), Refusal.of(reason));
                response.finishResponse();
            } catch (IOException e) {
                container.getLogger().debug("the client has gone", e);
            }
        }
    }
}
