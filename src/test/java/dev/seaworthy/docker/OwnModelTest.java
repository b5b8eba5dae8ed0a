package dev.seaworthy.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class OwnModelTest {
    @TempDir
    private Path directory;

    private OwnModelFixture fixture;

    @BeforeEach
    void resolve() throws IOException {
        fixture = OwnModelFixture.in(directory);
    }

    @Test
    void the_project_gets_the_name_of_the_run() {
        assertThat(fixture.own("{name: depot, services: {web: {image: nginx}}}").has("name"))
                .isFalse();
    }

    @Test
    void the_services_of_active_profiles_need_no_profile() {
        assertThat(fixture.own("{services: {web: {image: nginx, profiles: [fast]}}}")
                        .at("/services/web")
                        .propertyNames())
                .containsExactly("image");
    }

    @Test
    void a_fixed_container_name_becomes_one_of_the_run_and_an_alias_on_every_network() {
        JsonNode web = fixture.own("""
                {services: {web: {container_name: shop, networks: {front: null, back: {aliases: [till]}}}}}
                """).at("/services/web");

        assertThat(web.path("container_name").asString()).isEqualTo("run-shop");
        assertThat(web.at("/networks/front/aliases")).map(JsonNode::asString).containsExactly("shop");
        assertThat(web.at("/networks/back/aliases")).map(JsonNode::asString).containsExactly("till", "shop");
    }

    @Test
    void the_default_name_of_the_only_container_of_a_service_becomes_an_alias() {
        JsonNode own = fixture.own("""
                {name: depot, services: {
                    store: {networks: {default: null}},
                    web: {networks: {default: null}, deploy: {replicas: 2}}}}
                """);

        assertThat(own.at("/services/store/networks/default/aliases"))
                .map(JsonNode::asString)
                .containsExactly("depot-store-1");
        assertThat(own.at("/services/web/networks/default").has("aliases")).isFalse();
    }

    @Test
    void a_fixed_container_name_without_a_network_has_no_alias() {
        assertThat(fixture.own("{services: {web: {container_name: shop, network_mode: none}}}")
                        .at("/services/web")
                        .propertyNames())
                .containsExactlyInAnyOrder("container_name", "network_mode");
    }

    @Test
    void a_subnet_that_others_have_is_replaced_unless_the_model_has_addresses_of_it() {
        OwnModel model = fixture.model(false);
        JsonNode networks = fixture.of(model, """
                {services: {web: {networks: {front: null, back: {ipv4_address: 172.28.1.2}}}}, networks: {
                    front: {ipam: {config: [{subnet: 172.28.2.0/24}]}},
                    back: {ipam: {config: [{subnet: 172.28.1.0/24}]}},
                    free: {ipam: {config: [{subnet: 10.9.0.0/24}]}}}}
                """).path("networks");

        assertThat(networks.path("front").has("ipam")).isFalse();
        assertThat(networks.path("back").has("ipam")).isTrue();
        assertThat(networks.path("free").has("ipam")).isTrue();
        assertThat(model.replaced())
                .containsExactly(
                        "the subnet 172.28.2.0/24 of the network front is replaced, because another network has it");
    }

    @Test
    void a_bridge_gets_a_name_of_the_engine() {
        assertThat(fixture.own("""
                {networks: {front: {driver_opts: {com.docker.network.bridge.name: br-shop, mtu: 1400}}}}
                """).at("/networks/front/driver_opts").propertyNames())
                .containsExactly("mtu");
    }

    @Test
    void the_engine_chooses_the_ports_of_the_host() {
        JsonNode ports = fixture.own("""
                {services: {web: {deploy: {replicas: 2}, ports: [
                    {target: 80, published: "8000-8001", protocol: tcp, host_ip: 127.0.0.1}]}}}
                """).at("/services/web/ports");

        assertThat(ports.get(0).has("published")).isFalse();
        assertThat(ports.get(0).path("host_ip").asString()).isEqualTo("127.0.0.1");
    }

    @Test
    void too_few_ports_for_the_replicas_stay_so_that_the_stack_fails_as_it_does_for_its_owner() {
        JsonNode ports = fixture.own("""
                {services: {web: {scale: 2, ports: [{target: 80, published: "8000", protocol: tcp}]}}}
                """).at("/services/web/ports");

        assertThat(ports.get(0).path("published").asString()).isEqualTo("8000");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 2147483647",
        "'{target: 80}', 2147483647",
        "'{target: 80, published: \"8000\"}', 1",
        "'{target: 80, published: \"8000-8003\"}', 4",
        "'{target: 80, published: \"0\"}', 2147483647"
    })
    void the_compose_files_have_host_ports_for_so_many_replicas(String port, int replicas) {
        JsonNode model = YAMLMapper.shared().readTree("{services: {web: {ports: [%s]}}}".formatted(port));

        assertThat(PublishedRange.replicasWithPorts(model.toString(), "web")).isEqualTo(replicas);
    }

    @Test
    void built_images_get_the_tag_of_the_run_wherever_they_are_used() {
        JsonNode services = fixture.own("""
                {services: {
                    web: {image: "localhost:5000/shop/web:dev", build: {context: /x, tags: ["shop/web:latest"]}},
                    job: {image: "localhost:5000/shop/web:dev"},
                    Api: {build: {context: /y}},
                    store: {image: "redis:8.4.1"}}}
                """).path("services");

        assertThat(services.at("/web/image").asString()).isEqualTo("localhost:5000/shop/web:tag");
        assertThat(services.at("/web/build").has("tags")).isFalse();
        assertThat(services.at("/job/image").asString()).isEqualTo("localhost:5000/shop/web:tag");
        assertThat(services.at("/Api/image").asString()).isEqualTo("seaworthy-check/api:tag");
        assertThat(services.at("/store/image").asString()).isEqualTo("redis:8.4.1");
    }

    @Test
    void networks_and_volumes_lose_their_fixed_names_and_external_ones_are_replaced() {
        OwnModel model = fixture.model(false);
        JsonNode own = fixture.of(model, """
                {services: {web: {image: nginx}},
                 networks: {default: {name: depot-net, internal: true}, proxy: {name: traefik, external: true}},
                 volumes: {ledger: {name: depot-ledger}, backup: {name: nightly, external: true},
                           share: {name: s, driver_opts: {type: nfs, o: "addr=10.0.0.1", device: ":/export"}},
                           scratch: {name: t, driver_opts: {type: tmpfs, device: tmpfs, o: "size=1m"}}}}
                """);

        assertThat(own.at("/networks/default").propertyNames()).containsExactly("internal");
        assertThat(own.at("/networks/proxy").propertyNames()).isEmpty();
        assertThat(own.at("/volumes/ledger").propertyNames()).isEmpty();
        assertThat(own.at("/volumes/backup").propertyNames()).isEmpty();
        assertThat(own.at("/volumes/share").propertyNames()).isEmpty();
        assertThat(own.at("/volumes/scratch/driver_opts/type").asString()).isEqualTo("tmpfs");
        assertThat(model.replaced())
                .containsExactly(
                        "the external network traefik is replaced by a new one",
                        "the external volume nightly is replaced by a new, empty one",
                        "the volume s, which is not on this host, is replaced by a new, empty one");
    }

    @Test
    void a_predefined_network_stays_external() {
        assertThat(fixture.own("{services: {}, networks: {default: {name: bridge, external: true}}}")
                        .at("/networks/default/external")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_single_network_keeps_the_aliases_of_all_networks() {
        JsonNode own = fixture.of(fixture.model(true), """
                {services: {
                    web: {container_name: shop, networks: {front: null, back: {aliases: [till], ipv4_address: 10.9.0.2}}},
                    job: {network_mode: none}},
                 networks: {front: {name: a}, back: {name: b, internal: true}}}
                """);

        assertThat(own.path("networks").propertyNames()).containsExactly("default");
        assertThat(own.at("/services/web/networks").propertyNames()).containsExactly("default");
        assertThat(own.at("/services/web/networks/default/aliases"))
                .map(JsonNode::asString)
                .containsExactlyInAnyOrder("shop", "till");
        assertThat(own.at("/services/job").has("networks")).isFalse();
    }

    @Test
    void services_of_the_same_name_on_different_networks_stay_on_them() {
        JsonNode own = fixture.of(fixture.model(true), """
                {services: {
                    orders: {networks: {front: {aliases: [store]}}},
                    visits: {networks: {back: {aliases: [store]}}}},
                 networks: {front: {}, back: {}}}
                """);

        assertThat(own.path("networks").propertyNames()).containsExactlyInAnyOrder("front", "back");
        assertThat(own.at("/services/orders/networks").propertyNames()).containsExactly("front");
    }

    @Test
    void a_secret_from_a_variable_becomes_a_file() throws IOException {
        JsonNode own = fixture.own("{services: {}, secrets: {a: {environment: TOKEN}, b: {environment: UNSET}}}");

        assertThat(Path.of(own.at("/secrets/a/file").stringValue())).hasContent("to$ken");
        assertThat(own.at("/secrets/a").has("environment")).isFalse();
        assertThat(own.at("/secrets/b/environment").asString()).isEqualTo("UNSET");
    }

    @ParameterizedTest
    @CsvSource({
        "network_mode: 'container:vpn', services.web.network_mode: container:vpn",
        "network_mode: depot-net, services.web.network_mode: depot-net",
        "pid: 'container:vpn', services.web.pid: container:vpn",
        "volumes_from: ['container:db:ro'], services.web.volumes_from: container:db:ro",
        "external_links: ['db:store'], services.web.external_links: db:store"
    })
    void a_container_of_another_project_is_refused_by_its_key(String setting, String named) {
        assertThatExceptionOfType(InconclusiveException.class)
                .isThrownBy(() -> fixture.own("{services: {web: {%s}}}".formatted(setting)))
                .withMessage(
                        named + " is not of this project, and a run does not touch it: refer to a service instead");
    }

    @Test
    void containers_of_the_same_project_are_not_refused() {
        assertThat(fixture.own("{services: {web: {network_mode: 'service:vpn', volumes_from: [vpn], pid: host}}}")
                        .at("/services/web/network_mode")
                        .asString())
                .isEqualTo("service:vpn");
    }
}
