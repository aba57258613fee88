package dev.parlor.testkit.contract;

/** The transport that tests of flows run on keeps what real ones promise. */
class RecordingTransportContractTest extends TransportContract {
    @Override
    protected TransportFixture create() {
        return new RecordedPlatform();
    }
}
